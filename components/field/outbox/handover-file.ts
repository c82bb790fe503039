import { localDay } from "@/lib/domain/period/period";
import type { TimeZone } from "@/lib/i18n/formats";

/** The day, which part, and nothing of anybody: a file name is read by everyone who carries it. */
export function handoverName(now: number, zone: TimeZone, { number, of }: { number: number; of: number }): string {
  const part = of === 1 ? "" : `-bagian-${number}-dari-${of}`;
  return `dtsen-${localDay(new Date(now), zone)}${part}.dtsen`;
}

/** Whether this browser hands such a file to another app. Most take only kinds that they know. */
export function canShare(file: File): boolean {
  return typeof navigator.share === "function" && navigator.canShare?.({ files: [file] }) === true;
}

/** False: the person closed the sheet, or the browser would not. */
export async function shareFile(file: File): Promise<boolean> {
  return navigator.share({ files: [file] }).then(
    () => true,
    () => false,
  );
}

const RELEASE_MS = 60_000;

export function saveFile(file: File): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = file.name;
  link.click();
  // A slow phone may still be reading it.
  setTimeout(() => URL.revokeObjectURL(link.href), RELEASE_MS);
}
