"use client";

import { useId, useState } from "react";
import { Field } from "@/components/ui/field";
import { Select, type SelectOption } from "@/components/ui/select";
import { CommandDialog, type CommandDialogWords } from "@/components/user/command-dialog";

export interface LinkGrantLabels extends CommandDialogWords {
  readonly lead: string;
  readonly request: string;
  readonly choose: string;
  readonly missing: string;
}

export interface LinkGrantProps {
  readonly clientId: string;
  readonly grantId: string;
  /** Granted requests by their public id. */
  readonly options: readonly SelectOption[];
  readonly labels: LinkGrantLabels;
}

/** Lets a client act under a granted request for data. */
export function LinkGrant({ clientId, grantId, options, labels }: LinkGrantProps) {
  const [request, setRequest] = useState("");
  const id = useId();
  return (
    <CommandDialog
      grantId={grantId}
      command="social.link-grant"
      words={labels}
      icon="plus"
      size="small"
      input={() => (request === "" ? null : { id: clientId, request })}
      onClosed={() => setRequest("")}
    >
      {({ tried }) => (
        <>
          <p>{labels.lead}</p>
          <Field
            id={`${id}-request`}
            label={labels.request}
            error={tried && request === "" ? labels.missing : undefined}
          >
            {(control) => (
              <Select
                {...control}
                options={options}
                placeholder={labels.choose}
                value={request}
                onChange={(event) => setRequest(event.target.value)}
              />
            )}
          </Field>
        </>
      )}
    </CommandDialog>
  );
}
