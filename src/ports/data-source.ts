export type { DataSource } from '../kernel/data-source.ts';
