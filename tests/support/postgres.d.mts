import type { RunningPostgres } from "../../scripts/postgres/start-postgres.mjs";

export function startThrowawayPostgres(): Promise<RunningPostgres & { readonly dataDir: string }>;
