// The names of roles.
import type { Role } from './access';
import { catalogue } from './language';

export const roleStrings = catalogue<Record<Role, string>>({
  en: { owner: 'Owner', admin: 'Admin', editor: 'Editor', viewer: 'Viewer' },
  zh: { owner: '所有者', admin: '管理员', editor: '编辑者', viewer: '查看者' },
});

/** For use within a sentence: “as an editor”. */
export const articleRoleStrings = catalogue<Record<Role, string>>({
  en: { owner: 'the owner', admin: 'an admin', editor: 'an editor', viewer: 'a viewer' },
  zh: roleStrings.zh,
});
