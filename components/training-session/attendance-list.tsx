"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { CheckboxList } from "@/components/ui/checkbox-list";
import type { ChoiceOption } from "@/components/ui/choice-group";
import { showToast } from "@/components/ui/toast-store";
import { CommandProblem, type ProblemLabels } from "@/components/user/command-problem";
import { useCommand } from "@/components/user/use-command";

export interface AttendanceListProps {
  readonly grantId: string;
  readonly sessionId: string;
  /** Who has a seat; the value is the seat's id. */
  readonly people: readonly ChoiceOption[];
  /** Seats of who was written down as present. */
  readonly present: readonly string[];
  readonly words: Readonly<
    Record<"attendance" | "attendanceHint" | "everyone" | "save" | "saving" | "saved" | "unchanged", string>
  > & { readonly problem: ProblemLabels };
}

/** The attendance as a list of boxes, saved with one button: those newly ticked, then those taken back. */
export function AttendanceList({ grantId, sessionId, people, present, words }: AttendanceListProps) {
  const [ticked, setTicked] = useState(present);
  const { busy, problem, send } = useCommand(grantId);
  const router = useRouter();
  const mark = (enrolmentIds: readonly string[], isPresent: boolean) =>
    send("training.attend", { sessionId, enrolmentIds, isPresent });
  const save = async () => {
    const came = ticked.filter((id) => !present.includes(id));
    const left = present.filter((id) => !ticked.includes(id));
    if (came.length + left.length === 0) return showToast(words.unchanged);
    if (came.length > 0 && (await mark(came, true)) === null) return;
    if (left.length > 0 && (await mark(left, false)) === null) return router.refresh();
    showToast(words.saved);
    router.refresh();
  };
  return (
    <div className="space-y-4">
      <CheckboxList
        id="daftar-hadir"
        name="hadir"
        legend={words.attendance}
        legendHidden
        hint={words.attendanceHint}
        columns={2}
        options={people}
        values={ticked}
        onChange={setTicked}
      />
      <CommandProblem problem={problem} labels={words.problem} />
      <div className="flex flex-wrap gap-2">
        <Button variant="primary" icon="save" busy={busy} busyLabel={words.saving} onClick={() => void save()}>
          {words.save}
        </Button>
        <Button icon="list-checks" onClick={() => setTicked(people.map(({ value }) => value))}>
          {words.everyone}
        </Button>
      </div>
    </div>
  );
}
