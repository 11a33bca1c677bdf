import { AssistantAvatar, Avatar } from '../_ui/avatar';
import styles from './sign-in-picture.module.css';

const ANSWER =
  'Ship the beta on Thursday, then watch sign-ups for a day before the post goes out. Grace’s checklist fits in between.';

/** A thread in small, whose answer grows by words as it would. Decoration: said in the sentence beside it. */
export function SignInPicture() {
  return (
    <div className={styles.picture} aria-hidden="true">
      <div className={styles.card}>
        <div className={styles.bar}>
          <strong>Launch plan</strong>
          <span className={styles.faces}>
            <Avatar id="demo-ada" name="Ada" size={24} />
            <Avatar id="demo-grace" name="Grace" size={24} />
            <Avatar id="demo-linus" name="Linus" size={24} />
          </span>
        </div>
        <Line id="demo-ada" name="Ada" words="Can we still make Thursday?" delay={0.1} />
        <Line
          id="demo-grace"
          name="Grace"
          words="If the checklist is done. @assistant what is the order?"
          delay={0.7}
        />
        <div className={styles.line} style={{ animationDelay: '1.3s' }}>
          <AssistantAvatar size={32} />
          <div>
            <strong>Assistant</strong>
            <p>
              {ANSWER.split(' ').map((word, index) => (
                // The words never change place: their index names them.
                // oxlint-disable-next-line react/no-array-index-key
                <span
                  key={index}
                  className={styles.word}
                  style={{ animationDelay: `${1.6 + index * 0.09}s` }}
                >
                  {word}{' '}
                </span>
              ))}
            </p>
          </div>
        </div>
        <p className={styles.seen} style={{ animationDelay: `${1.9 + ANSWER.split(' ').length * 0.09}s` }}>
          Ada, Grace and Linus saw every word as it came
        </p>
      </div>
    </div>
  );
}

function Line({ id, name, words, delay }: { id: string; name: string; words: string; delay: number }) {
  return (
    <div className={styles.line} style={{ animationDelay: `${delay}s` }}>
      <Avatar id={id} name={name} size={32} />
      <div>
        <strong>{name}</strong>
        <p>{words}</p>
      </div>
    </div>
  );
}
