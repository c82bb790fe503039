"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useRef, useState } from "react";
import { uuidv7 } from "uuidv7";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { CheckboxList } from "@/components/ui/checkbox-list";
import { RadioCards } from "@/components/ui/radio-cards";
import { showToast } from "@/components/ui/toast-store";
import { useCommand } from "@/components/user/use-command";
import { formatPublicId } from "@/lib/domain/public-id/public-id";
import { EvidenceFields, isEvident, NO_EVIDENCE } from "./evidence-fields";
import { TransferProblem } from "./transfer-problem";
import type { EvidenceWords, ProblemWords } from "./words";

export interface RequestOutWords {
  readonly peopleTitle: string;
  readonly everybody: string;
  readonly newHead: string;
  readonly evidenceTitle: string;
  readonly submit: string;
  readonly busy: string;
  readonly done: string;
  readonly openProposal: string;
  readonly evidence: EvidenceWords;
  readonly problem: ProblemWords;
}

export interface RequestOutFormProps {
  readonly grantId: string;
  readonly family: {
    readonly regencyCode: string;
    readonly id: string;
    readonly hasOpenProposal: boolean;
    readonly people: readonly {
      readonly uid: string;
      readonly name: string;
      readonly hint: string;
      readonly isHead: boolean;
    }[];
  };
  readonly toVillage: string;
  readonly words: RequestOutWords;
}

/** Sends people of a family to another village: everybody is chosen at first, because that is the common case. */
export function RequestOutForm({ grantId, family, toVillage, words }: RequestOutFormProps) {
  const router = useRouter();
  const { busy, problem, send } = useCommand(grantId);
  const [chosen, setChosen] = useState<readonly string[]>(family.people.map(({ uid }) => uid));
  const [newHead, setNewHead] = useState("");
  const [evidence, setEvidence] = useState(NO_EVIDENCE);
  const [isTried, setTried] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const request = useRef<{ readonly body: string; readonly id: string } | null>(null);

  const staying = family.people.filter(({ uid }) => !chosen.includes(uid));
  const needsHead = staying.length > 0 && chosen.length > 0 && staying.every(({ isHead }) => !isHead);
  const isHeadGiven = !needsHead || staying.some(({ uid }) => uid === newHead);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (chosen.length === 0 || !isHeadGiven || !isEvident(evidence)) {
      requestAnimationFrame(() =>
        form.current?.querySelector<HTMLElement>("[aria-invalid] input, input[aria-invalid]")?.focus(),
      );
      return;
    }
    const input = {
      regencyCode: family.regencyCode,
      householdId: family.id,
      people: chosen,
      toVillage,
      newHead: needsHead ? newHead : null,
      ...evidence,
    };
    const body = JSON.stringify(input);
    if (request.current?.body !== body) request.current = { body, id: uuidv7() };
    const value = await send<{ id: string }>("transfer.request-out", { id: request.current.id, ...input });
    if (value === null) return;
    showToast(words.done);
    router.push(`/pindah/${formatPublicId(family.regencyCode, value.id)}`);
  };

  return (
    <form ref={form} noValidate onSubmit={submit} className="max-w-2xl space-y-6">
      <section aria-labelledby="siapa" className="space-y-4">
        <h2 id="siapa" className="text-lg">
          {words.peopleTitle}
        </h2>
        <CheckboxList
          id="orang"
          name="orang"
          legend={words.peopleTitle}
          legendHidden
          options={family.people.map(({ uid, name, hint }) => ({ value: uid, label: name, hint }))}
          values={chosen}
          onChange={setChosen}
          error={isTried && chosen.length === 0 ? words.problem["people"] : undefined}
        />
        {staying.length === 0 ? <p className="text-muted">{words.everybody}</p> : null}
        {needsHead ? (
          <RadioCards
            id="kepala-baru"
            name="kepala-baru"
            legend={words.newHead}
            options={staying.map(({ uid, name, hint }) => ({ value: uid, label: name, hint }))}
            value={newHead}
            onChange={setNewHead}
            error={isTried && !isHeadGiven ? words.problem["newHead"] : undefined}
          />
        ) : null}
        {family.hasOpenProposal ? <Alert tone="attention">{words.openProposal}</Alert> : null}
      </section>
      <section aria-labelledby="bukti" className="space-y-4">
        <h2 id="bukti" className="text-lg">
          {words.evidenceTitle}
        </h2>
        <EvidenceFields
          value={evidence}
          onChange={setEvidence}
          words={words.evidence}
          problems={words.problem}
          isTried={isTried}
        />
      </section>
      <TransferProblem problem={problem} words={words.problem} />
      <Button type="submit" variant="primary" icon="send" busy={busy} busyLabel={words.busy}>
        {words.submit}
      </Button>
    </form>
  );
}
