"use client";

import { useId, useState } from "react";
import { Field } from "@/components/ui/field";
import { TextArea } from "@/components/ui/text-area";
import { CommandDialog, type CommandDialogWords } from "@/components/user/command-dialog";
import type { Refusal } from "@/lib/domain/error/error-code";

export interface AddKeyLabels extends CommandDialogWords {
  readonly lead: string;
  readonly key: string;
  readonly keyHint: string;
  /** What is wrong with a key, by the refusal's detail. */
  readonly wrong: Readonly<Record<string, string>>;
}

export interface AddKeyProps {
  readonly clientId: string;
  readonly grantId: string;
  readonly labels: AddKeyLabels;
}

/** Registers a partner's public key. */
export function AddKey({ clientId, grantId, labels }: AddKeyProps) {
  const [key, setKey] = useState("");
  const id = useId();
  const isShort = key.trim().length < 20;
  const wrongOf = (problem: Refusal | null) =>
    labels.wrong[problem?.fields?.find(({ path }) => path === "key")?.detail ?? ""];
  return (
    <CommandDialog
      grantId={grantId}
      command="social.add-key"
      words={labels}
      icon="plus"
      size="small"
      input={() => (isShort ? null : { id: clientId, key: key.trim() })}
      onClosed={() => setKey("")}
      tells={(problem) => wrongOf(problem) !== undefined}
    >
      {({ tried, problem }) => (
        <>
          <p>{labels.lead}</p>
          <Field
            id={`${id}-key`}
            label={labels.key}
            hint={labels.keyHint}
            error={tried && isShort ? labels.wrong["NO_KEY"] : wrongOf(problem)}
          >
            {(control) => (
              <TextArea
                {...control}
                rows={6}
                autoComplete="off"
                spellCheck={false}
                maxLength={6000}
                value={key}
                onChange={(event) => setKey(event.target.value)}
              />
            )}
          </Field>
        </>
      )}
    </CommandDialog>
  );
}
