"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { TextArea } from "@/components/ui/text-area";
import { showToast } from "@/components/ui/toast-store";
import { CommandProblem, type ProblemLabels } from "@/components/user/command-problem";
import { useCommand } from "@/components/user/use-command";
import { type SupplementFault, supplementFault, supplementText } from "@/lib/domain/training/supplement";

export interface WriteSupplementProps {
  readonly grantId: string;
  readonly module: string;
  readonly version: number;
  readonly body: string;
  /** The module's page. */
  readonly back: string;
  readonly words: Readonly<Record<"text" | "hint" | "save" | "saving" | "saved", string>> & {
    readonly fault: Readonly<Record<SupplementFault, string>>;
    readonly problem: ProblemLabels;
  };
}

/** What a region adds to a module, as it is typed. */
export function WriteSupplement({ grantId, module, version, body, back, words }: WriteSupplementProps) {
  const router = useRouter();
  const [text, setText] = useState(body);
  const [isTried, setTried] = useState(false);
  const { busy, problem, send } = useCommand(grantId);
  const fault = supplementFault(supplementText(text), body);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (fault !== null) return document.getElementById("tambahan")?.focus();
    if ((await send("training.supplement", { module, version, body: text })) === null) return;
    showToast(words.saved);
    router.push(back);
    router.refresh();
  };
  return (
    <form onSubmit={(event) => void submit(event)} noValidate className="max-w-2xl space-y-4">
      <Field
        id="tambahan"
        label={words.text}
        hint={words.hint}
        error={isTried && fault !== null ? words.fault[fault] : undefined}
      >
        {(control) => (
          <TextArea {...control} rows={12} value={text} onChange={(event) => setText(event.target.value)} />
        )}
      </Field>
      <CommandProblem problem={problem} labels={words.problem} />
      <Button type="submit" variant="primary" icon="save" busy={busy} busyLabel={words.saving}>
        {words.save}
      </Button>
    </form>
  );
}
