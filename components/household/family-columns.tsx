import type { DataColumn } from "@/components/ui/data-table";
import { Link } from "@/components/ui/link";

export interface FamilyLine {
  readonly id: string;
  readonly publicId: string;
  readonly headName: string;
  readonly dusun: string | null;
  readonly rw: string | null;
  readonly rt: string | null;
}

export interface FamilyColumnWords {
  readonly head: string;
  readonly place: string;
  readonly tick: (values: { readonly name: string }) => string;
  readonly placeText: (values: { readonly dusun: string; readonly rt: string; readonly rw: string }) => string;
}

/**
 * How a list of families begins: a box to tick for the desk around the table, the head with the way to the family, and where it lives.
 * @param mayTick without it there is no box
 */
export function familyColumns<Line extends FamilyLine>(
  words: FamilyColumnWords,
  mayTick: boolean,
): readonly DataColumn<Line>[] {
  const tick: DataColumn<Line> = {
    key: "tick",
    header: "",
    phoneLabel: "",
    cell: (line) => (
      <label className="grid size-11 place-items-center">
        <input type="checkbox" name="keluarga" value={line.id} className="size-5" />
        <span className="sr-only">{words.tick({ name: line.headName })}</span>
      </label>
    ),
  };
  return [
    ...(mayTick ? [tick] : []),
    {
      key: "head",
      header: words.head,
      rowHeader: true,
      cell: (line) => (
        <Link href={`/keluarga/${line.publicId}`} className="link inline-flex min-h-11 items-center">
          {line.headName}
        </Link>
      ),
    },
    {
      key: "place",
      header: words.place,
      cell: ({ dusun, rt, rw }) => words.placeText({ dusun: dusun ?? "–", rt: rt ?? "–", rw: rw ?? "–" }),
    },
  ];
}
