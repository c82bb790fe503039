import "server-only";
import * as z from "zod";
import { authorizeIn } from "@/lib/domain/access/actor";
import { refuse } from "@/lib/domain/error/error-code";
import { defineCommand, done } from "@/lib/server/command/command";
import { searchTrainers } from "./trainers";

/**
 * Who may lead a training in a region, by a part of the name: the form lists the nearest alone. A command, so that no name stands in an
 * address; who searched is in the audit, what for is not.
 */
export const findTrainer = defineCommand({
  name: "training.find-trainer",
  permission: "training:plan",
  input: z.strictObject({
    regionCode: z.string().regex(/^(?:0|\d{2}|\d{4}|\d{6}|\d{10})$/),
    name: z.string().trim().min(2).max(100),
  }),
  async run({ sql, actor, input, now }) {
    const { regionCode, name } = input;
    if (!authorizeIn(actor, "training:plan", regionCode)) return refuse("NOT_FOUND");
    const trainers = await searchTrainers(sql, regionCode, name, now);
    return done(
      { trainers },
      {
        action: "training:find-trainer",
        subjectKind: "user",
        subjectIds: [],
        areaCode: regionCode,
        purpose: "search",
        detail: { found: trainers.length },
      },
    );
  },
});
