export const KEY_NAMES: readonly string[];
export function resolveKeys(input: {
  dataDir: string;
  env: Record<string, string | undefined>;
  databaseIsEmpty: boolean;
}): { keys: Record<string, string>; made: readonly string[]; file: string };
export function keyFingerprint(keys: Record<string, string>): string;
export function oldSealKeys(env: Record<string, string | undefined>): string[];
