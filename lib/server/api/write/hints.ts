import "server-only";
import type * as z from "zod";
import { covers } from "@/lib/domain/access/scope";
import { giveHints, hintScope } from "@/lib/domain/api/operation/hints";
import { type FieldProblem, type Outcome, refuse, succeed } from "@/lib/domain/error/error-code";
import type { Said } from "@/lib/domain/hint/hint-file";
import { isHintValue } from "@/lib/domain/hint/hint-value";
import { fieldsOfSector, hintEnds } from "@/lib/domain/hint/sector";
import { identityNumberProblem } from "@/lib/domain/nik/identity-number";
import { localDay } from "@/lib/domain/period/period";
import { defineCommand, done } from "@/lib/server/command/command";
import { matchHints } from "@/lib/server/hint/match";
import { recordHints } from "@/lib/server/hint/record";
import { timeZoneOf } from "@/lib/server/region/queries";
import type { Answered, Sent } from "../answering";
import { runForClient } from "../run-for-client";

type Body = z.infer<(typeof giveHints)["body"]>;
type Answer = z.input<(typeof giveHints)["answer"]>;

/** Problems told at once. */
const MOST_TOLD = 50;

const hintsOfClient = defineCommand<Body, Answer>({
  name: "api.give-hints",
  permission: null,
  input: giveHints.body,
  async run({ sql, actor, input, now }) {
    const { sector, regency, asOf } = input;
    const rows = input.people.map(({ nik, values }) => ({ nik, said: saidOf(input, values) }));
    const { hints } = await matchHints(sql, regency, { sector, asOf }, rows);
    const source = {
      regencyCode: regency,
      sector,
      asOf,
      source: "api",
      givenBy: actor.userId,
      batchId: null,
      now,
    } as const;
    const written = await recordHints(sql, source, hints);
    const subject = { subjectKind: "api-client" as const, subjectIds: [actor.userId], areaCode: regency };
    const detail = { sector, people: rows.length, hints: written };
    return done({ received: rows.length }, { action: "hint:applied", ...subject, detail });
  },
});

function saidOf({ sector }: Pick<Body, "sector">, values: Body["people"][number]["values"]): readonly Said[] {
  return fieldsOfSector(sector).flatMap(({ level, key }) => {
    const value = values[key];
    return value === undefined ? [] : [{ level, key, value }];
  });
}

/** Where a body says what its sector does not answer for, or a code that no form has. */
function problemsIn({ sector, people }: Body): readonly FieldProblem[] {
  const fields = fieldsOfSector(sector);
  const seen = new Set<string>();
  return people
    .flatMap(({ nik, values }, at): FieldProblem[] => {
      const path = `people.${at}`;
      const isTwice = seen.has(nik);
      seen.add(nik);
      const wrong = Object.entries(values).flatMap(([key, value]): FieldProblem[] => {
        const field = fields.find((each) => each.key === key);
        if (field === undefined) return [{ path: `${path}.values.${key}`, detail: "UNKNOWN_FIELD" }];
        return isHintValue(field, value) ? [] : [{ path: `${path}.values.${key}`, detail: "UNKNOWN_CODE" }];
      });
      const empty = Object.keys(values).length === 0 ? [{ path: `${path}.values`, detail: "VALUE_MISSING" }] : [];
      const number = isTwice ? "NIK_TWICE" : identityNumberProblem(nik) === null ? null : "NIK_FORM";
      return [...(number === null ? [] : [{ path: `${path}.nik`, detail: number }]), ...empty, ...wrong];
    })
    .slice(0, MOST_TOLD);
}

/** Takes what a sector's own system says. Whose number is in the register, the answer does not tell. */
export async function takeHints({
  client,
  body,
  key,
  locale,
  now,
}: Sent<Record<never, never>, Body>): Promise<Outcome<Answered<Answer>>> {
  const { regency, asOf } = body;
  if (!client.scopes.includes(hintScope(body.sector))) return refuse("FORBIDDEN");
  if (!covers(client.regionCode, regency) && client.regionCode.slice(0, 4) !== regency) return refuse("NOT_FOUND");
  const problems = problemsIn(body);
  if (problems.length > 0) return refuse("INVALID_INPUT", { fields: problems });
  const today = localDay(now, await timeZoneOf(regency));
  if (asOf > today) return refuse("INVALID_INPUT", { fields: [{ path: "asOf", detail: "FUTURE" }] });
  if (hintEnds(body.sector, asOf) <= today)
    return refuse("INVALID_INPUT", { fields: [{ path: "asOf", detail: "TOO_OLD" }] });
  const outcome = await runForClient(hintsOfClient, client, { key, input: body, locale }, now);
  if (!outcome.ok) return outcome;
  return succeed({ body: giveHints.answer.parse(outcome.value), shown: null });
}
