"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { fill } from "@/components/decision/fill";
import { Button } from "@/components/ui/button";
import { CheckboxList } from "@/components/ui/checkbox-list";
import type { ChoiceOption } from "@/components/ui/choice-group";
import { FieldError } from "@/components/ui/field-error";
import { showToast } from "@/components/ui/toast-store";
import { CommandProblem, type ProblemLabels } from "@/components/user/command-problem";
import { useCommand } from "@/components/user/use-command";

export interface InviteDeskProps {
  readonly grantId: string;
  readonly sessionId: string;
  /** Posts that may be invited, by their ids. */
  readonly people: readonly ChoiceOption[];
  readonly words: Readonly<
    Record<"list" | "page" | "clear" | "chosen" | "none" | "submit" | "sending" | "done", string>
  > & { readonly problem: ProblemLabels };
}

/** Boxes for those who may be invited, and one button for all that are ticked. */
export function InviteDesk({ grantId, sessionId, people, words }: InviteDeskProps) {
  const [ticked, setTicked] = useState<readonly string[]>([]);
  const [tried, setTried] = useState(false);
  const { busy, problem, send } = useCommand(grantId);
  const router = useRouter();
  const invite = async () => {
    setTried(true);
    if (ticked.length === 0) return document.getElementById("undangan")?.focus();
    const value = await send<{ invited: number }>("training.invite", { sessionId, appointmentIds: ticked });
    if (value === null) return;
    setTicked([]);
    setTried(false);
    showToast(fill(words.done, { count: value.invited }));
    router.refresh();
  };
  return (
    <div className="space-y-3">
      <CheckboxList
        id="undangan"
        name="undangan"
        legend={words.list}
        legendHidden
        columns={2}
        options={people}
        values={ticked}
        onChange={setTicked}
      />
      <CommandProblem problem={problem} labels={words.problem} />
      <section
        aria-label={words.submit}
        className="sticky bottom-16 z-10 rounded-md border border-line bg-surface p-3 shadow-soft lg:bottom-2"
      >
        <div className="flex flex-wrap items-center gap-2">
          <div role="status" className="tabular me-auto font-semibold">
            {ticked.length > 0 ? fill(words.chosen, { count: ticked.length }) : null}
            {ticked.length === 0 && tried ? <FieldError id="undangan-error">{words.none}</FieldError> : null}
            {ticked.length === 0 && !tried ? words.none : null}
          </div>
          <Button icon="list-checks" size="small" onClick={() => setTicked(people.map(({ value }) => value))}>
            {words.page}
          </Button>
          {ticked.length === 0 ? null : (
            <Button variant="quiet" size="small" icon="x" onClick={() => setTicked([])}>
              {words.clear}
            </Button>
          )}
          <Button variant="primary" icon="send" busy={busy} busyLabel={words.sending} onClick={() => void invite()}>
            {words.submit}
          </Button>
        </div>
      </section>
    </div>
  );
}
