import type {Dashboard} from '@grafana/schema';

/** JSON has no enums: the texts of their values are as good. */
type Json<T> = T extends string ? `${T}`
  : T extends readonly (infer E)[] ? Json<E>[]
  : T extends object ? {[K in keyof T]: Json<T[K]>}
  : T;

export type DashboardJson = Json<Dashboard>;
