"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import type { SelectOption } from "@/components/ui/select";
import { showToast } from "@/components/ui/toast-store";
import { CommandDialog, type CommandDialogWords } from "@/components/user/command-dialog";
import { ReasonDialog, type ReasonLabels } from "@/components/user/reason-dialog";
import { useCommand } from "@/components/user/use-command";
import { newOperationId } from "@/lib/client/command/send-command";
import type { Sponsor } from "@/lib/domain/coverage/line";
import { budgetIn, formOf, SponsorFields, type SponsorWords, wrongIn } from "./sponsor-fields";

export interface BeginSponsorshipProps {
  readonly grantId: string;
  readonly variable: string;
  readonly offices: readonly SelectOption[];
  /** The office that answers for the variable in the dictionary comes first to mind. */
  readonly owner: string;
  readonly year: number;
  readonly lead: string;
  readonly words: CommandDialogWords & SponsorWords;
}

/** An office says that it uses a variable. */
export function BeginSponsorship({ grantId, variable, offices, owner, year, lead, words }: BeginSponsorshipProps) {
  const empty = formOf(offices.some(({ value }) => value === owner) ? owner : "", "", null, year);
  const [form, setForm] = useState(empty);
  const [id, setId] = useState(newOperationId);
  const wrong = wrongIn(form, year, words);
  const { office, programme } = form;
  const content = { variable, office, programme: programme.trim(), budget: budgetIn(form) };
  return (
    <CommandDialog
      grantId={grantId}
      command="sponsorship.begin"
      words={words}
      icon="plus"
      wide
      input={() => (Object.keys(wrong).length > 0 ? null : { id, content })}
      onClosed={() => {
        setForm(empty);
        setId(newOperationId());
      }}
    >
      {({ tried }) => (
        <>
          <p>{lead}</p>
          <SponsorFields
            form={form}
            set={(part) => setForm({ ...form, ...part })}
            wrong={tried ? wrong : {}}
            offices={offices}
            words={words}
          />
        </>
      )}
    </CommandDialog>
  );
}

export interface ChangeSponsorshipProps extends Pick<BeginSponsorshipProps, "grantId" | "year" | "words"> {
  readonly sponsor: Sponsor;
}

/** Another programme or budget of an office that uses the variable already. */
export function ChangeSponsorship({ grantId, sponsor, year, words }: ChangeSponsorshipProps) {
  const { id, version, office, programme, budget } = sponsor;
  const before = formOf(office, programme, budget, year);
  const [form, setForm] = useState(before);
  const wrong = wrongIn(form, year, words);
  const input = { id, version, programme: form.programme.trim(), budget: budgetIn(form) };
  return (
    <CommandDialog
      grantId={grantId}
      command="sponsorship.change"
      words={words}
      icon="pencil"
      size="small"
      wide
      input={() => (Object.keys(wrong).length > 0 ? null : input)}
      onClosed={() => setForm(before)}
    >
      {({ tried }) => (
        <SponsorFields
          form={form}
          set={(part) => setForm({ ...form, ...part })}
          wrong={tried ? wrong : {}}
          offices={[]}
          words={words}
        />
      )}
    </CommandDialog>
  );
}

export interface EndSponsorshipProps {
  readonly grantId: string;
  readonly sponsor: Pick<Sponsor, "id" | "version">;
  readonly words: Readonly<Record<"end" | "endOf" | "title" | "lead" | "ended", string>>;
  readonly labels: ReasonLabels;
}

/** The office no longer uses the variable, or it was a slip; it wants a reason. */
export function EndSponsorship({ grantId, sponsor, words, labels }: EndSponsorshipProps) {
  const [open, setOpen] = useState(false);
  const { busy, problem, send, clear } = useCommand(grantId);
  const router = useRouter();
  const close = () => {
    setOpen(false);
    clear();
  };
  const confirm = async (reason: string) => {
    if ((await send("sponsorship.end", { ...sponsor, reason })) === null) return;
    close();
    showToast(words.ended);
    router.refresh();
  };
  return (
    <>
      <Button variant="quiet" size="small" aria-label={words.endOf} onClick={() => setOpen(true)}>
        {words.end}
      </Button>
      {open ? (
        <ReasonDialog
          open
          onClose={close}
          onConfirm={(reason) => void confirm(reason)}
          title={words.title}
          lead={words.lead}
          confirmLabel={words.end}
          tone="danger"
          busy={busy}
          problem={problem}
          labels={labels}
        />
      ) : null}
    </>
  );
}
