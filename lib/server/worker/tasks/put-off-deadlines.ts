import "server-only";
import type { Task } from "graphile-worker";
import * as z from "zod";
import { log } from "@/lib/server/log/log";
import { putOffDeadlines } from "@/lib/server/workflow/put-off";

const jobSchema = z.strictObject({ regionCode: z.string().regex(/^(?:0|\d{2}|\d{4}|\d{6}|\d{10})$/) });

/** Job `put-off-deadlines`: a day without work or a pause was declared in a region; what waits there is due later. */
export const putOffDeadlinesTask: Task = async (payload) => {
  const { regionCode } = jobSchema.parse(payload);
  const count = await putOffDeadlines(regionCode, new Date());
  if (count > 0) log().info({ count }, "deadlines put off");
};
