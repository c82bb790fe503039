export interface Cluster {
  readonly bin: string;
  readonly data: string;
  readonly log: string;
  readonly account: { readonly uid: number; readonly gid: number } | null;
  readonly superPassword: string;
  readonly connections: number;
  readonly durable: boolean;
}

export function initialiseCluster(cluster: Cluster): boolean;
