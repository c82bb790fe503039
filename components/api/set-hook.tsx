"use client";

import { useId, useState } from "react";
import { Field } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";
import { CommandDialog, type CommandDialogWords } from "@/components/user/command-dialog";
import { useMadeOnce } from "@/components/user/use-made-once";
import type { Refusal } from "@/lib/domain/error/error-code";
import { GivenSecret } from "./given-secret";
import { makeHookSecret } from "./make-secret";
import type { SecretLabels } from "./secret-slip";

export interface SetHookLabels extends CommandDialogWords {
  readonly lead: string;
  readonly address: string;
  readonly addressHint: string;
  /** What is wrong with an address, by the refusal's detail. */
  readonly wrong: Readonly<Record<string, string>>;
  readonly secret: SecretLabels;
}

export interface SetHookProps {
  readonly clientId: string;
  readonly grantId: string;
  readonly labels: SetHookLabels;
}

function detailOf(problem: Refusal | null): string | undefined {
  return problem?.fields?.find(({ path }) => path === "address")?.detail;
}

/** Sets where a client is told of changes, and shows the key of its signatures once. */
export function SetHook({ clientId, grantId, labels }: SetHookProps) {
  const [address, setAddress] = useState("");
  const [given, setGiven] = useState<{ readonly address: string; readonly secret: string } | null>(null);
  const made = useMadeOnce(makeHookSecret);
  const id = useId();
  const input = () => {
    if (address.trim() === "") return null;
    return { id: clientId, address: address.trim(), secret: made.take() };
  };
  const show = () => {
    const secret = made.spend();
    if (secret !== null) setGiven({ address: address.trim(), secret });
    setAddress("");
  };
  if (given !== null) {
    const slip = { subject: given.address, secret: given.secret, labels: labels.secret };
    return <GivenSecret {...slip} onDone={() => setGiven(null)} />;
  }
  return (
    <CommandDialog
      grantId={grantId}
      command="api-client.set-hook"
      words={labels}
      icon="send"
      size="small"
      input={input}
      onSaved={show}
      tells={(problem) => detailOf(problem) !== undefined}
    >
      {({ tried, problem }) => (
        <>
          <p>{labels.lead}</p>
          <Field
            id={`${id}-address`}
            label={labels.address}
            hint={labels.addressHint}
            error={tried && address.trim() === "" ? labels.wrong["NO_ADDRESS"] : labels.wrong[detailOf(problem) ?? ""]}
          >
            {(control) => (
              <TextInput
                {...control}
                type="url"
                inputMode="url"
                autoComplete="off"
                maxLength={500}
                value={address}
                onChange={(event) => setAddress(event.target.value)}
              />
            )}
          </Field>
        </>
      )}
    </CommandDialog>
  );
}
