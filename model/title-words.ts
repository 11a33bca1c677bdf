// What models write around a title that they were asked for, in the languages of the world.

const LABELS =
  'title|titel|titre|t[íi]tulo|titolo|tytu[łl]|başlık|judul|заголовок|название|标题|標題|題名|题目|タイトル|제목|כותרת|عنوان|العنوان|शीर्षक';
/** A label alone or with what may be said of one: "Title", "Suggested conversation title", "会话标题". */
export const LABEL = new RegExp(
  `^(?:(?:the|a|an|conversation|thread|chat|discussion|suggested|proposed|possible|short|concise|final|new|your) ){0,3}(?:会话|对话|建议|建议的|推荐)?(?:${LABELS})$`,
  'iu',
);
/** What names a title, wherever in an introduction. */
export const NAMES_TITLE = new RegExp(LABELS, 'iu');
/** How an introduction begins. */
export const COURTESY =
  /^(?:sure|certainly|of course|absolutely|okay|ok|here(?:[’']s| is| are)|(?:the|a|one)(?: short| good| possible| concise)? title (?:of|for) (?:this|the|our|your) (?:conversation|thread|chat|discussion)|voici|aquí|claro|gerne|hier ist|当然|好的|以下|这是|可以)/iu;
export const COURTESY_ALONE =
  /^(?:sure(?: thing)?|certainly|of course|absolutely|okay|ok|claro|gerne|当然|好的)[!.,。！，]?$/iu;
