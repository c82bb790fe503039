"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, type ReactNode, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { showToast } from "@/components/ui/toast-store";
import { CommandProblem, type ProblemLabels } from "@/components/user/command-problem";
import { useCommand } from "@/components/user/use-command";

/** Name of the boxes in the table. */
export const KEEP = "keep";

export interface KeepFormProps {
  readonly grantId: string;
  readonly quarter: string;
  readonly words: Readonly<Record<"all" | "none" | "keep" | "keeping" | "kept" | "nothing", string>> & {
    readonly problem: ProblemLabels;
  };
  readonly children: ReactNode;
}

/** A table of access rights of which those ticked are kept at once. */
export function KeepForm({ grantId, quarter, words, children }: KeepFormProps) {
  const form = useRef<HTMLFormElement>(null);
  const [isEmpty, setIsEmpty] = useState(false);
  const { busy, problem, send } = useCommand(grantId);
  const router = useRouter();
  const boxes = () => [...(form.current?.querySelectorAll<HTMLInputElement>(`input[name="${KEEP}"]`) ?? [])];
  const tickAll = (checked: boolean) => {
    for (const box of boxes()) box.checked = checked;
  };
  const keep = async (event: FormEvent) => {
    event.preventDefault();
    const grantIds = boxes().flatMap(({ checked, value }) => (checked ? [value] : []));
    setIsEmpty(grantIds.length === 0);
    if (grantIds.length === 0 || (await send("access-review.keep", { grantIds, quarter })) === null) return;
    showToast(words.kept);
    router.refresh();
  };
  return (
    <form ref={form} onSubmit={keep} noValidate className="space-y-3">
      <div className="flex flex-wrap items-center gap-2">
        <Button size="small" onClick={() => tickAll(true)}>
          {words.all}
        </Button>
        <Button size="small" variant="quiet" onClick={() => tickAll(false)}>
          {words.none}
        </Button>
        <Button type="submit" variant="primary" size="small" icon="check" busy={busy} busyLabel={words.keeping}>
          {words.keep}
        </Button>
      </div>
      <p role="status" className="text-sm text-cabai">
        {isEmpty ? words.nothing : null}
      </p>
      <CommandProblem problem={problem} labels={words.problem} />
      {children}
    </form>
  );
}
