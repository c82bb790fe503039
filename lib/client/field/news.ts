import type { ExchangeAnswer } from "@/lib/domain/field/exchange";
import { STIR_LETTERS, stirText } from "@/lib/domain/field/exchange";
import type { GoneStory } from "@/lib/domain/field/pack";
import { openBox, sealBox } from "./boxes";
import type { BoxRow, FieldStore } from "./field-store";
import { sha256 } from "./keep-photo";
import type { Keys } from "./sync-parts";
import { readIndex, type TakeParts, takeAgain } from "./take-along";

/** A family that lay on the device and is not this person's to work on any more. */
export interface GoneFamily {
  readonly id: string;
  readonly headName: string;
  /** Null: the portal does not say why. */
  readonly story: GoneStory | null;
}

/** What was heard of a family: `pending` waits to be fetched anew, for a bad line must not lose the word of it. */
type Heard = { readonly kind: "pending" } | ({ readonly kind: "gone" } & GoneFamily);

type Place = { readonly store: FieldStore; readonly keys: Keys };

async function readAll({ store, keys }: Place): Promise<readonly { readonly id: string; readonly heard: Heard }[]> {
  const boxes = await store.boxes("news");
  return Promise.all(boxes.map(async (box) => ({ id: box.id, heard: await openBox<Heard>(keys, box) })));
}

/** Families that their person has still to hear about, by name. */
export async function readGone(place: Place): Promise<readonly GoneFamily[]> {
  const all = await readAll(place);
  return all
    .flatMap(({ heard }) => (heard.kind === "gone" ? [heard] : []))
    .toSorted((a, b) => a.headName.localeCompare(b.headName, "id"));
}

/** What an answer names of the families on this device, to be kept with the answer. */
export async function heardNews(place: Place, { mark, stirred = [] }: ExchangeAnswer): Promise<readonly BoxRow[]> {
  if (stirred.length === 0) return [];
  const named = new Set(stirred);
  const families = (await readIndex(place.store, place.keys))?.families ?? [];
  const found = await Promise.all(families.map(async ({ id }) => (named.has(await sumOf(mark, id)) ? [id] : [])));
  return Promise.all(found.flat().map((id) => boxOf(place, id, { kind: "pending" })));
}

function boxOf({ keys }: Place, id: string, heard: Heard): Promise<BoxRow> {
  return sealBox(keys, "news", id, heard);
}

async function sumOf(mark: string, id: string): Promise<string> {
  return (await sha256(new TextEncoder().encode(stirText(mark, id)))).slice(0, STIR_LETTERS);
}

/** Fetches what waits to be heard; what a bad line leaves waits for the next contact. */
export async function fetchNews(parts: TakeParts): Promise<void> {
  const pending = (await readAll(parts)).flatMap(({ id, heard }) => (heard.kind === "pending" ? [id] : []));
  await fetchAnew(parts, pending);
}

/** Fetches families anew, and keeps why any of them is this person's no more. */
export async function fetchAnew(parts: TakeParts, ids: readonly string[]): Promise<void> {
  const names = new Map((await readIndex(parts.store, parts.keys))?.families.map(({ id, headName }) => [id, headName]));
  const told = await takeAgain(parts, ids);
  if (told === null) return;
  const gone = told.gone.flatMap(({ id, story }) => {
    const headName = names.get(id);
    return headName === undefined ? [] : [boxOf(parts, id, { kind: "gone", id, headName, story })];
  });
  const isGone = new Set(told.gone.map(({ id }) => id));
  await parts.store.commit({
    boxes: await Promise.all(gone),
    removeBoxes: ids.filter((id) => !isGone.has(id)).map((id) => ({ kind: "news" as const, id })),
  });
}

/** Its person has read why a family is theirs no more. */
export async function dismissNews({ store }: Pick<Place, "store">, id: string): Promise<void> {
  await store.commit({ removeBoxes: [{ kind: "news", id }] });
}
