/** The runner's scripts are plain JavaScript; this is what the seed's test takes from them. */
declare module "@/scripts/postgres/roles.mjs" {
  export function databaseStatement(database?: string): string;
  export function insideDatabaseStatements(database?: string): string[];
}
