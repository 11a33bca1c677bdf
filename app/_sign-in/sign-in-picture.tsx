'use client';
import { useStrings } from '@/hooks/core/use-strings';
import { AssistantAvatar, Avatar } from '@/app/_ui/avatar';
import { signInStrings } from './strings';
import styles from './sign-in-picture.module.css';

/** A thumbnail of a thread whose answer streams in word by word. Decorative: the sentence beside it says the same. */
export function SignInPicture() {
  const { picture } = useStrings(signInStrings);
  const pieces = picture.answer.flatMap(piecesOf);
  return (
    <div className={styles.picture} aria-hidden="true">
      <div className={styles.card}>
        <div className={styles.bar}>
          <strong>{picture.title}</strong>
          <span className={styles.avatars}>
            <Avatar id="demo-ada" name="Ada" size={24} />
            <Avatar id="demo-grace" name="Grace" size={24} />
            <Avatar id="demo-linus" name="Linus" size={24} />
          </span>
        </div>
        <PictureMessage id="demo-ada" name="Ada" text={picture.ada} delay={0.1} />
        <PictureMessage id="demo-grace" name="Grace" text={picture.grace} delay={0.7} />
        <div className={styles.line} style={{ animationDelay: '1.3s' }}>
          <AssistantAvatar size={32} />
          <div>
            <strong>{picture.assistant}</strong>
            <p>
              {pieces.map((word, index) => (
                // oxlint-disable-next-line react/no-array-index-key -- the words never change their order: their index is a stable key
                <span
                  key={index}
                  className={styles.word}
                  style={{ animationDelay: `${1.6 + index * 0.09}s` }}
                >
                  {word}
                </span>
              ))}
            </p>
          </div>
        </div>
        <p className={styles.seen} style={{ animationDelay: `${1.9 + pieces.length * 0.09}s` }}>
          {picture.seen}
        </p>
      </div>
    </div>
  );
}

/** Split as it would stream: by words where the script separates words, else by segments. */
function piecesOf(text: string): string[] {
  return text.split(/(?<= )/);
}

function PictureMessage({
  id,
  name,
  text,
  delay,
}: {
  id: string;
  name: string;
  text: string;
  delay: number;
}) {
  return (
    <div className={styles.line} style={{ animationDelay: `${delay}s` }}>
      <Avatar id={id} name={name} size={32} />
      <div>
        <strong>{name}</strong>
        <p>{text}</p>
      </div>
    </div>
  );
}
