"use client";

import { useState } from "react";
import { uuidv7 } from "uuidv7";
import { GivenSecret } from "@/components/api/given-secret";
import { makePushSecret } from "@/components/api/make-secret";
import type { SecretLabels } from "@/components/api/secret-slip";
import { CommandDialog, type CommandDialogWords } from "@/components/user/command-dialog";
import { useMadeOnce } from "@/components/user/use-made-once";
import { PUSH_PATH } from "@/lib/domain/sid/push";

export interface MakePushKeyLabels extends CommandDialogWords {
  readonly lead: string;
  readonly secret: SecretLabels;
}

export interface MakePushKeyProps {
  readonly grantId: string;
  readonly labels: MakePushKeyLabels;
}

/** Makes the village's key here, sends it, and shows it only once the server has taken it. */
export function MakePushKey({ grantId, labels }: MakePushKeyProps) {
  const [given, setGiven] = useState<string | null>(null);
  const made = useMadeOnce(() => ({ id: uuidv7(), key: makePushSecret() }));
  if (given !== null) {
    const slip = { subject: `${location.origin}${PUSH_PATH}`, secret: given, labels: labels.secret };
    return <GivenSecret {...slip} onDone={() => setGiven(null)} />;
  }
  return (
    <CommandDialog
      grantId={grantId}
      command="sid-key.make"
      words={labels}
      icon="key-round"
      size="small"
      input={made.take}
      onSaved={() => setGiven(made.spend()?.key ?? null)}
    >
      {() => <p>{labels.lead}</p>}
    </CommandDialog>
  );
}
