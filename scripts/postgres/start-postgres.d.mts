import type { Client } from "pg";

export interface RunningPostgres {
  readonly port: number;
  /** Whether the cluster was made by this start. */
  readonly created: boolean;
  readonly dataPath: string;
  /** For tests and the bootstrap only: the portal never connects as superuser. */
  superUrl(database?: string): string;
  readonly ownerUrl: string;
  readonly appUrl: string;
  onExit(listener: () => void): void;
  pid(): number | undefined;
  /** Starts a server that died again, on the same port where that is free. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

export function startPostgres(options: {
  dataDir: string;
  durable?: boolean;
  connections?: number;
}): Promise<RunningPostgres>;
export function withClient<T>(url: string, work: (client: Client) => Promise<T>): Promise<T>;
