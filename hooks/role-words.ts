import type { Role } from '@/model/access';
import { catalogue } from '@/model/language';

export const roleWords = catalogue<Record<Role, string>>({
  en: { owner: 'Owner', admin: 'Admin', editor: 'Editor', viewer: 'Viewer' },
  zh: { owner: '所有者', admin: '管理员', editor: '编辑者', viewer: '查看者' },
});
