"use client";

import { useRef, useState } from "react";
import { uuidv7 } from "uuidv7";
import { GivenSecret } from "@/components/api/given-secret";
import { makePushSecret } from "@/components/api/make-secret";
import type { SecretLabels } from "@/components/api/secret-slip";
import { CommandDialog, type CommandDialogWords } from "@/components/user/command-dialog";
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
  // Kept between tries: a repeat after a lost answer must carry the same key.
  const made = useRef<{ id: string; key: string } | null>(null);
  const input = () => {
    made.current ??= { id: uuidv7(), key: makePushSecret() };
    return made.current;
  };
  const show = () => {
    setGiven(made.current?.key ?? null);
    made.current = null;
  };
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
      input={input}
      onSaved={show}
    >
      {() => <p>{labels.lead}</p>}
    </CommandDialog>
  );
}
