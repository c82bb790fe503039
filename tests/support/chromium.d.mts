export const LAUNCH_ARGS: readonly string[];
export interface FoundChromium {
  readonly executablePath: string;
  /** What the browser needs in its environment beside our own. */
  readonly env: Record<string, string>;
}
export function findChromium(
  env?: Record<string, string | undefined>,
  exists?: (file: string) => boolean,
): Promise<FoundChromium>;
export function findInstalled(
  env: Record<string, string | undefined>,
  exists: (file: string) => boolean,
): string | null;
