export const SHELL: string;
export function cacheOf(build: string): string;
export function isHashed(path: string): boolean;
export function wayOf(
  request: { readonly method: string; readonly mode: string; readonly url: string },
  origin: string,
  files: readonly string[],
): "shell" | "file" | "network";
export function judgeShell(
  build: string,
  answer: {
    readonly status: number;
    readonly redirected: boolean;
    readonly policy: string | null;
    readonly html: string;
  },
): "ours" | "newer" | "refused";
export function staleCaches(
  names: readonly string[],
  build: string,
  pages: readonly (string | null)[],
): readonly string[];
