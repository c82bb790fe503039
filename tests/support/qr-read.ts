/** Data codewords of each block at level M, by version; source: ISO/IEC 18004, table 9. */
const BLOCKS: readonly (readonly number[])[] = [
  [],
  [16],
  [28],
  [44],
  [32, 32],
  [43, 43],
  [27, 27, 27, 27],
  [31, 31, 31, 31],
  [38, 38, 39, 39],
  [36, 36, 36, 37, 37],
  [43, 43, 43, 43, 44],
];
/** Centres of the alignment patterns, by version. */
const CENTRES: readonly (readonly number[])[] = [
  [],
  [],
  [6, 18],
  [6, 22],
  [6, 26],
  [6, 30],
  [6, 34],
  [6, 22, 38],
  [6, 24, 42],
  [6, 26, 46],
  [6, 28, 50],
];
const MASKS: readonly ((row: number, column: number) => boolean)[] = [
  (r, c) => (r + c) % 2 === 0,
  (r) => r % 2 === 0,
  (_, c) => c % 3 === 0,
  (r, c) => (r + c) % 3 === 0,
  (r, c) => (Math.floor(r / 2) + Math.floor(c / 3)) % 2 === 0,
  (r, c) => ((r * c) % 2) + ((r * c) % 3) === 0,
  (r, c) => (((r * c) % 2) + ((r * c) % 3)) % 2 === 0,
  (r, c) => (((r + c) % 2) + ((r * c) % 3)) % 2 === 0,
];

type Dark = (row: number, column: number) => boolean;

/**
 * The text of a QR code of level M, version 1 to 10, one byte segment, from its squares without the quiet zone; written by the standard and not by
 * what draws ours, so that the one proves the other. A square out of place is no text: nothing is corrected.
 */
export function readQr(size: number, isDark: Dark): string {
  const version = (size - 17) / 4;
  const lengths = BLOCKS[version];
  if (!Number.isInteger(version) || lengths === undefined || lengths.length === 0) throw new Error(`no QR of ${size}`);
  const data = joined(codewords(size, isDark, maskOf(isDark)), lengths);
  const bits = [...data].map((byte) => byte.toString(2).padStart(8, "0")).join("");
  const number = (from: number, length: number) => Number.parseInt(bits.slice(from, from + length), 2);
  if (number(0, 4) !== 4) throw new Error("not one byte segment");
  const counted = version < 10 ? 8 : 16;
  const count = number(4, counted);
  const bytes = Array.from({ length: count }, (_, index) => number(4 + counted + index * 8, 8));
  return Buffer.from(bytes).toString("utf8");
}

function maskOf(isDark: Dark): (row: number, column: number) => boolean {
  // Five bits beside the first finder, from the most significant on.
  const bits = [0, 1, 2, 3, 4].map((column) => (isDark(8, column) ? 1 : 0));
  const format = bits.reduce<number>((sum, bit) => sum * 2 + bit, 0) ^ 0b10101;
  if (format >> 3 !== 0) throw new Error("not of level M");
  return MASKS[format & 7] ?? (() => false);
}

function isFunction(size: number, row: number, column: number): boolean {
  const version = (size - 17) / 4;
  const far = size - 9;
  if ((row < 9 && (column < 9 || column > far)) || (row > far && column < 9)) return true;
  if (row === 6 || column === 6) return true;
  if (version >= 7 && ((row < 6 && column > size - 12) || (column < 6 && row > size - 12))) return true;
  const centres = CENTRES[version] ?? [];
  const last = centres.at(-1) ?? 0;
  return centres.some((y) =>
    centres.some((x) => {
      const isFinder = (y === 6 && x === 6) || (y === 6 && x === last) || (y === last && x === 6);
      return !isFinder && Math.abs(row - y) <= 2 && Math.abs(column - x) <= 2;
    }),
  );
}

/** The codewords as they lie: two columns at a time, from the right, up and down in turn. */
function codewords(size: number, isDark: Dark, mask: Dark): readonly number[] {
  const bits: number[] = [];
  let isUp = true;
  for (let right = size - 1; right > 0; right -= 2) {
    if (right === 6) right -= 1;
    for (let step = 0; step < size; step += 1) {
      const row = isUp ? size - 1 - step : step;
      for (const column of [right, right - 1])
        if (!isFunction(size, row, column)) bits.push(isDark(row, column) !== mask(row, column) ? 1 : 0);
    }
    isUp = !isUp;
  }
  return Array.from({ length: Math.floor(bits.length / 8) }, (_, index) =>
    bits.slice(index * 8, index * 8 + 8).reduce((sum, bit) => sum * 2 + bit, 0),
  );
}

/** The data of the blocks one after the other: they lie interleaved, before the codewords that correct. */
function joined(words: readonly number[], lengths: readonly number[]): Uint8Array {
  const blocks: number[][] = lengths.map(() => []);
  let at = 0;
  for (let index = 0; index < Math.max(...lengths); index += 1)
    for (const [block, length] of lengths.entries()) {
      if (index >= length) continue;
      blocks[block]?.push(words[at] ?? 0);
      at += 1;
    }
  return Uint8Array.from(blocks.flat());
}
