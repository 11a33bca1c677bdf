'use client';
import type { ReactNode } from 'react';
import { PRODUCT_NAME } from '@/model/product';
import { Logo } from '@/app/_ui/logo';
import styles from './card-page.module.css';

type Props = {
  /** Beside the product's name. */
  aside: ReactNode;
  children: ReactNode;
};

/** A page of one card, outside of the workspace. */
export function CardPage({ aside, children }: Props) {
  return (
    <main className={styles.page}>
      <div className={styles.card}>
        <div className={styles.brand}>
          <Logo size={26} />
          <span>{PRODUCT_NAME}</span>
          {aside}
        </div>
        {children}
      </div>
    </main>
  );
}
