import { getFirestore } from 'firebase-admin/firestore';

export const planted = getFirestore;
