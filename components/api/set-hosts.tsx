"use client";

import { useId, useState } from "react";
import { Field } from "@/components/ui/field";
import { TextArea } from "@/components/ui/text-area";
import { TextInput } from "@/components/ui/text-input";
import { CommandDialog, type CommandDialogWords } from "@/components/user/command-dialog";
import type { Refusal } from "@/lib/domain/error/error-code";

export interface SetHostsLabels extends CommandDialogWords {
  readonly lead: string;
  readonly hosts: string;
  readonly hostsHint: string;
  readonly callback: string;
  readonly callbackHint: string;
  /** What is wrong, by the refusal's detail. */
  readonly wrong: Readonly<Record<string, string>>;
}

export interface SetHostsProps {
  readonly clientId: string;
  readonly grantId: string;
  readonly hosts: readonly string[];
  readonly callback: string;
  readonly labels: SetHostsLabels;
}

function detailOf(problem: Refusal | null, path: string): string | undefined {
  return problem?.fields?.find((field) => field.path === path)?.detail;
}

/** Sets at which hosts a partner may be called back. */
export function SetHosts({ clientId, grantId, hosts, callback, labels }: SetHostsProps) {
  const [text, setText] = useState(hosts.join("\n"));
  const [address, setAddress] = useState(callback);
  const id = useId();
  const input = () => ({
    id: clientId,
    hosts: text
      .split(/\s+/)
      .map((line) => line.trim().toLowerCase())
      .filter((line) => line !== ""),
    callback: address.trim(),
  });
  const wrongOf = (problem: Refusal | null, path: string) => labels.wrong[detailOf(problem, path) ?? ""];
  return (
    <CommandDialog
      grantId={grantId}
      command="social.set-hosts"
      words={labels}
      icon="send"
      size="small"
      input={input}
      tells={(problem) => wrongOf(problem, "hosts") !== undefined || wrongOf(problem, "callback") !== undefined}
    >
      {({ problem }) => (
        <>
          <p>{labels.lead}</p>
          <Field id={`${id}-hosts`} label={labels.hosts} hint={labels.hostsHint} error={wrongOf(problem, "hosts")}>
            {(control) => (
              <TextArea
                {...control}
                rows={3}
                autoComplete="off"
                value={text}
                onChange={(event) => setText(event.target.value)}
              />
            )}
          </Field>
          <Field
            id={`${id}-callback`}
            label={labels.callback}
            hint={labels.callbackHint}
            error={wrongOf(problem, "callback")}
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
