/**
 * How much somebody gets who asks for data (process.md 1.3): L0 sums of the regency and its districts, L1 sums down to the village, L2 records
 * without identity, L3 by name for a named programme, L4 by name with whole numbers. What each opens is data of the region (`rules.ts`).
 */
export const REQUEST_LEVELS = ["L0", "L1", "L2", "L3", "L4"] as const;
export type RequestLevel = (typeof REQUEST_LEVELS)[number];

/** What a level hands over: protected sums of the regency, protected sums down to the village, or records. */
export const LEVEL_FORMS = ["regency-sums", "village-sums", "records"] as const;
export type LevelForm = (typeof LEVEL_FORMS)[number];

/** How close a variable comes to who somebody is; the catalogue's sensitivity, with identity numbers apart. */
export const DATA_CLASSES = ["open", "quasi", "personal", "identifier"] as const;
export type DataClass = (typeof DATA_CLASSES)[number];

/**
 * How a column leaves. plain: as recorded. coarse: only what can be told less exactly, and that so (the year of a date, the district of a village,
 * a step of an amount); what cannot stays away. masked: the ends of a number, the first letters of a name. absent: no column at all.
 */
export const TREATMENTS = ["plain", "coarse", "masked", "absent"] as const;
export type Treatment = (typeof TREATMENTS)[number];

/** Papers that go with a request (process.md 1.3): letter, statement of security and use, terms of reference, decree of the team, regulation of Satu Data. */
export const REQUEST_PAPERS = ["letter", "statement", "terms", "team", "regulation"] as const;
export type RequestPaper = (typeof REQUEST_PAPERS)[number];
/** The signed minutes of hand-over, which come back after the data went. */
export const SIGNED_PAPER = "signed-bast";
export const PAPER_KINDS = [...REQUEST_PAPERS, SIGNED_PAPER] as const;
export type PaperKind = (typeof PAPER_KINDS)[number];

export interface LevelRule {
  readonly level: RequestLevel;
  /** False: the region does not give this level. */
  readonly isOffered: boolean;
  readonly form: LevelForm;
  readonly treatments: Readonly<Record<DataClass, Treatment>>;
  /** Longest time that it may be held. */
  readonly mostDays: number;
  readonly papers: readonly RequestPaper[];
}

const NOTHING = { open: "absent", quasi: "absent", personal: "absent", identifier: "absent" } as const;

/** What holds where a region has said nothing. The official table of levels was not found (process.md 1.3), so this is ours and can be changed. */
export const STANDARD_LEVELS: readonly LevelRule[] = [
  { level: "L0", isOffered: true, form: "regency-sums", treatments: NOTHING, mostDays: 365, papers: ["letter"] },
  { level: "L1", isOffered: true, form: "village-sums", treatments: NOTHING, mostDays: 365, papers: ["letter"] },
  {
    level: "L2",
    isOffered: true,
    form: "records",
    treatments: { open: "plain", quasi: "coarse", personal: "coarse", identifier: "absent" },
    mostDays: 180,
    papers: ["letter", "statement", "terms"],
  },
  {
    level: "L3",
    isOffered: true,
    form: "records",
    treatments: { open: "plain", quasi: "plain", personal: "plain", identifier: "masked" },
    mostDays: 180,
    papers: ["letter", "statement", "terms", "team"],
  },
  {
    level: "L4",
    isOffered: true,
    form: "records",
    treatments: { open: "plain", quasi: "plain", personal: "plain", identifier: "plain" },
    mostDays: 90,
    papers: ["letter", "statement", "terms", "team", "regulation"],
  },
];

/** True where the level lets anything through that says who somebody is: only then do names or numbers leave. */
export function namesPeople({ form, treatments }: Pick<LevelRule, "form" | "treatments">): boolean {
  return (
    form === "records" &&
    [treatments.personal, treatments.identifier].some((treatment) => treatment === "plain" || treatment === "masked")
  );
}
