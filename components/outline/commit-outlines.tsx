"use client";

import { useRouter } from "next/navigation";
import { useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";
import { CommandProblem, type ProblemLabels } from "@/components/user/command-problem";
import { useCommand } from "@/components/user/use-command";

const SHORTEST = 3;
const LONGEST = 200;

export interface CommitOutlinesProps {
  readonly grantId: string;
  readonly id: string;
  readonly words: Readonly<Record<"source" | "hint" | "short" | "identifier" | "button" | "busy", string>>;
  readonly problem: ProblemLabels;
}

/** Puts a checked file's outlines on the maps, with where they come from. */
export function CommitOutlines({ grantId, id, words, problem: labels }: CommitOutlinesProps) {
  const fieldId = useId();
  const router = useRouter();
  const [source, setSource] = useState("");
  const [tried, setTried] = useState(false);
  const { busy, problem, send } = useCommand(grantId);
  const isIdentifier = problem?.fields?.some(({ path }) => path === "source") === true;
  const submit = async () => {
    setTried(true);
    if (source.trim().length < SHORTEST) return;
    if ((await send("outline.commit", { id, source: source.trim() })) !== null) router.push("/akses/garis");
  };
  return (
    <form
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <Field
        id={fieldId}
        label={words.source}
        hint={words.hint}
        error={isIdentifier ? words.identifier : tried && source.trim().length < SHORTEST ? words.short : undefined}
      >
        {(control) => (
          <TextInput
            {...control}
            value={source}
            maxLength={LONGEST}
            autoComplete="off"
            onChange={(event) => setSource(event.target.value)}
          />
        )}
      </Field>
      <CommandProblem problem={isIdentifier ? null : problem} labels={labels} />
      <div>
        <Button type="submit" variant="primary" icon="check" busy={busy} busyLabel={words.busy}>
          {words.button}
        </Button>
      </div>
    </form>
  );
}
