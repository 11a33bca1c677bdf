import { nowhere } from '@/app/api/handler';

export const GET = nowhere;
export const POST = nowhere;
export const PATCH = nowhere;
export const PUT = nowhere;
export const DELETE = nowhere;
