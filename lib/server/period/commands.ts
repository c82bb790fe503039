import "server-only";
import * as z from "zod";
import { authorizeIn } from "@/lib/domain/access/actor";
import { refuse } from "@/lib/domain/error/error-code";
import { instrumentFor } from "@/lib/domain/instrument/registry";
import { localDay } from "@/lib/domain/period/period";
import { maySetPeriod, windowProblem } from "@/lib/domain/period/period-window";
import { defineCommand, done } from "@/lib/server/command/command";

const configureSchema = z.strictObject({
  /** Id of the period, should the region get one of its own now. */
  id: z.uuid(),
  regionCode: z.string().regex(/^(?:0|\d{2}|\d{4})$/),
  year: z.number().int().min(2000).max(2100),
  instrument: z.string().max(40),
  version: z.number().int().min(1),
  startsOn: z.iso.date(),
  endsOn: z.iso.date(),
});

/**
 * Sets a region's year: its window, and the form that drafts begin with from now on. Allowed while proposals are open:
 * they keep the form and version they were begun with, and what was sent stays as it was signed.
 */
export const configurePeriod = defineCommand({
  name: "period.configure",
  permission: "period:configure",
  input: configureSchema,
  async run({ sql, actor, input, now }) {
    const { regionCode, year, startsOn, endsOn } = input;
    if (!authorizeIn(actor, "period:configure", regionCode) || !maySetPeriod(regionCode)) return refuse("NOT_FOUND");
    if (instrumentFor(input.instrument, input.version) === null)
      return refuse("INVALID_INPUT", { fields: [{ path: "instrument", detail: "UNKNOWN" }] });
    const zones = await sql<{ time_zone: string }>`SELECT time_zone FROM region WHERE code = ${regionCode}`;
    const zone = zones[0];
    if (zone === undefined) return refuse("NOT_FOUND");
    const problem = windowProblem(input, localDay(now, zone.time_zone));
    if (problem !== null) return refuse("INVALID_INPUT", { fields: [problem] });
    const rows = await sql<{ id: string | null }>`SELECT app_configure_period(${input.id}, ${regionCode}, ${year},
      ${input.instrument}, ${input.version}, ${startsOn}, ${endsOn}, ${now}) AS id`;
    const id = rows[0]?.id ?? null;
    if (id === null) return refuse("NOT_FOUND");
    return done(
      { id },
      {
        action: "period:configure",
        subjectKind: "period",
        subjectIds: [id],
        areaCode: regionCode,
        detail: { year, instrument: input.instrument, version: input.version, startsOn, endsOn },
      },
    );
  },
});
