/** A number drawn from a text: FNV-1a, 32 bits, the same everywhere. */
export function numberOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const char of text) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return hash;
}

/** Fractions from 0 up to, not including, 1. */
export type Random = () => number;

/** The fractions of a seed, always the same. Fair enough for a drawing and for the demo, not for keys. */
export function randomOf(seed: string): Random {
  return sfc32(hash(seed));
}

/** The items in a drawn order: each is taken from those that are left with the same chance. */
export function shuffled<T>(items: readonly T[], random: Random): T[] {
  const left = [...items];
  return items.flatMap(() => left.splice(Math.floor(random() * left.length), 1));
}

/** FNV-1a over the name, four words. */
function hash(text: string): readonly [number, number, number, number] {
  const words = [0x811c9dc5, 0x01000193, 0x9e3779b9, 0x85ebca6b] as [number, number, number, number];
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    words[0] = Math.imul(words[0] ^ code, 0x01000193);
    words[1] = Math.imul(words[1] ^ (code + index), 0x01000193);
    words[2] = Math.imul(words[2] + code, 0x85ebca6b) ^ (words[0] >>> 15);
    words[3] = Math.imul(words[3] ^ words[1], 0xc2b2ae35) + code;
  }
  return words;
}

/** Small fast counter of Chris Doty-Humphrey, 32 bits; the first numbers are thrown away so that near seeds differ. */
function sfc32(seed: readonly [number, number, number, number]): () => number {
  let [a, b, c, counter] = seed;
  const step = () => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    return (sum >>> 0) / 4_294_967_296;
  };
  for (let index = 0; index < 12; index += 1) step();
  return step;
}
