import { nameOf } from "@/lib/domain/coverage/counted";
import type { Office } from "@/lib/domain/coverage/office";
import { officeName } from "@/lib/domain/coverage/office";
import { DICTIONARY } from "@/lib/domain/variable/dictionary";
import type { Section } from "@/lib/domain/variable/variable";
import type { Cell } from "@/lib/server/db/copy";
import type { Table } from "@/lib/server/household/record-rows";
import { actingIn, type People } from "./accounts";
import { instantOf } from "./calendar";
import { DAY_MS } from "./lifecycle";
import { randomFor, uuidFrom } from "./random";

export const SPONSORSHIP: Table = {
  name: "variable_sponsorship",
  columns: [
    "regency_code",
    "id",
    "region_code",
    "variable",
    "office",
    "programme",
    "budget_line",
    "budget_year",
    "budget_rupiah",
    "version",
    "made_by",
    "made_at",
    "updated_at",
  ],
};
export const SPONSORSHIP_STEP: Table = {
  name: "variable_sponsorship_step",
  columns: [
    "regency_code",
    "id",
    "sponsorship_id",
    "region_code",
    "version",
    "event",
    "programme",
    "budget_line",
    "budget_year",
    "budget_rupiah",
    "actor_id",
    "role",
    "at",
  ],
};

interface Made {
  readonly office: Office;
  readonly sections: readonly Section[];
  readonly programme: string;
  readonly rupiah: number | null;
}

/** Made up: which offices of a regency use which sections, and which of them pay. */
const MADE: readonly Made[] = [
  {
    office: "housing",
    sections: ["housing"],
    programme: "Sasaran perbaikan rumah tidak layak huni (contoh)",
    rupiah: 85_000_000,
  },
  {
    office: "education",
    sections: ["education"],
    programme: "Mencari anak tidak sekolah (contoh)",
    rupiah: 40_000_000,
  },
  { office: "social", sections: ["programs"], programme: "Padanan penerima bantuan daerah (contoh)", rupiah: null },
];

export interface SeedSponsorships {
  readonly sponsorships: readonly (readonly Cell[])[];
  readonly steps: readonly (readonly Cell[])[];
}

/** What some offices of one regency say of variables that they answer for. */
export function sponsorshipsOf(regency: string, people: People, on: string): SeedSponsorships {
  const [officer] = actingIn(people, "sector-officer", regency);
  if (officer === undefined) return { sponsorships: [], steps: [] };
  const random = randomFor("sponsorship", regency);
  const at = instantOf(on) - 120 * DAY_MS;
  const year = Number(on.slice(0, 4));
  const lines = MADE.flatMap(({ office, sections, programme, rupiah }) =>
    DICTIONARY.filter(
      ({ kind, section, owner }) => kind === "stored" && sections.includes(section) && owner.opd === officeName(office),
    ).map((variable) => {
      const budget = rupiah === null ? [null, null, null] : [`Kegiatan ${officeName(office)} (contoh)`, year, rupiah];
      return {
        id: uuidFrom(random, at),
        stepId: uuidFrom(random, at),
        variable: nameOf(variable),
        office,
        programme,
        budget,
      };
    }),
  );
  const when = new Date(at);
  return {
    sponsorships: lines.map(({ id, variable, office, programme, budget }) => [
      ...[regency, id, regency, variable, office, programme, ...budget],
      ...[1, officer.userId, when, when],
    ]),
    steps: lines.map(({ id, stepId, programme, budget }) => [
      ...[regency, stepId, id, regency, 1, "begin", programme, ...budget],
      ...[officer.userId, "sector-officer", when],
    ]),
  };
}
