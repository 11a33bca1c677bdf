import { catalogue } from '@/model/language';

export const pictureWords = catalogue({
  en: {
    tooBig: 'This picture cannot be made small enough. Choose another one.',
    unreadable: 'This file cannot be read as a picture. Choose a PNG, JPEG or WebP.',
  },
  zh: {
    tooBig: '此图片无法压缩到足够小。请换一张。',
    unreadable: '无法将此文件读取为图片。请选择 PNG、JPEG 或 WebP。',
  },
});
