export function openDatabase(options: {
  readonly dataDir: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}): Promise<{ readonly appUrl: string; readonly ownerUrl: string }>;
export function requireBoundRole(appUrl: string): Promise<void>;
export function isDatabaseEmpty(ownerUrl: string): Promise<boolean>;
export function findMeta(ownerUrl: string, key: string): Promise<string | null>;
export function writeMeta(ownerUrl: string, key: string, value: string): Promise<unknown>;
