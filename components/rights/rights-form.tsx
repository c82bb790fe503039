"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useRef, useState } from "react";
import { uuidv7 } from "uuidv7";
import { useErrorTexts } from "@/components/shell/error-texts";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import type { ChoiceOption } from "@/components/ui/choice-group";
import { Field } from "@/components/ui/field";
import { RadioCards } from "@/components/ui/radio-cards";
import { TextArea } from "@/components/ui/text-area";
import { showToast } from "@/components/ui/toast-store";
import { useCommand } from "@/components/user/use-command";
import type { Refusal } from "@/lib/domain/error/error-code";
import { wordsProblem } from "@/lib/domain/nik/identity-number";
import { formatPublicId } from "@/lib/domain/public-id/public-id";
import { RIGHTS_PATH } from "@/lib/domain/rights/list-filter";
import { needsWish, RIGHTS_KINDS, WISH_LENGTH } from "@/lib/domain/rights/rights";

export type RightsFormWords = Readonly<
  Record<
    | "kind"
    | "asker"
    | "proof"
    | "wish"
    | "wishOptional"
    | "wishHint"
    | "missing"
    | "submit"
    | "busy"
    | "done"
    | "TOO_SHORT"
    | "TOO_LONG"
    | "IDENTITY_NUMBER"
    | "ONE_OPEN"
    | "RESTRICTED",
    string
  >
> & {
  readonly kinds: readonly ChoiceOption[];
  readonly askers: readonly ChoiceOption[];
  /** What a family itself shows; somebody in its stead brings a letter. */
  readonly cards: readonly ChoiceOption[];
  readonly letters: readonly ChoiceOption[];
};

export interface RightsFormProps {
  readonly grantId: string;
  readonly regencyCode: string;
  readonly householdId: string;
  readonly words: RightsFormWords;
}

/** Writes down what a family asks about its own data. Its id is kept while the page is, so that pressing twice asks once. */
export function RightsForm({ grantId, regencyCode, householdId, words }: RightsFormProps) {
  const router = useRouter();
  const { busy, problem, send } = useCommand(grantId);
  const [kind, setKind] = useState("");
  const [asker, setAsker] = useState("head");
  const [proof, setProof] = useState("");
  const [wish, setWish] = useState("");
  const [isTried, setTried] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const id = useRef(uuidv7());
  const chosen = RIGHTS_KINDS.find((each) => each === kind);
  const isOptional = chosen === undefined || !needsWish(chosen);
  const wrong = isOptional && wish.trim() === "" ? null : wordsProblem(wish, WISH_LENGTH);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (chosen === undefined || proof === "" || wrong !== null) {
      // After the errors are drawn, to the first of them.
      requestAnimationFrame(() =>
        form.current?.querySelector<HTMLElement>("[aria-invalid] input, textarea[aria-invalid]")?.focus(),
      );
      return;
    }
    const input = { id: id.current, regencyCode, householdId, kind, asker, proof, wish: wish.trim() };
    if ((await send("rights.record", input)) === null) return;
    showToast(words.done);
    router.push(`${RIGHTS_PATH}/${formatPublicId(regencyCode, id.current)}`);
  };
  return (
    <form ref={form} onSubmit={(event) => void submit(event)} noValidate className="max-w-2xl space-y-6">
      <RadioCards
        id="hak-jenis"
        legend={words.kind}
        name="jenis"
        value={kind}
        options={words.kinds}
        onChange={setKind}
        error={isTried && kind === "" ? words.missing : undefined}
      />
      <RadioCards
        id="hak-siapa"
        legend={words.asker}
        name="siapa"
        value={asker}
        options={words.askers}
        onChange={(value) => {
          setAsker(value);
          setProof("");
        }}
      />
      <RadioCards
        id="hak-bukti"
        legend={words.proof}
        name="bukti"
        value={proof}
        options={asker === "proxy" ? words.letters : words.cards}
        onChange={setProof}
        error={isTried && proof === "" ? words.missing : undefined}
      />
      <Field
        id="hak-isi"
        label={isOptional ? words.wishOptional : words.wish}
        hint={words.wishHint}
        error={isTried && wrong !== null ? words[wrong] : undefined}
      >
        {(control) => (
          <TextArea
            {...control}
            rows={4}
            maxLength={WISH_LENGTH.most}
            value={wish}
            onChange={(event) => setWish(event.target.value)}
          />
        )}
      </Field>
      <Problem problem={problem} words={words} />
      <Button type="submit" variant="primary" icon="shield-check" busy={busy} busyLabel={words.busy}>
        {words.submit}
      </Button>
    </form>
  );
}

function Problem({ problem, words }: { readonly problem: Refusal | null; readonly words: RightsFormWords }) {
  const errors = useErrorTexts();
  if (problem === null) return null;
  const reason = problem.info?.["reason"];
  const known = reason === "ONE_OPEN" || reason === "RESTRICTED" ? words[reason] : null;
  return (
    <Alert tone="danger" live="assertive" title={known ?? errors[problem.code].what}>
      {known === null ? errors[problem.code].todo : null}
    </Alert>
  );
}
