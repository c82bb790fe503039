import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { SignOutButton } from "@/components/shell/sign-out-button";
import { ActivationForm } from "@/components/sign-in/activation-form";
import { DropLinkedCode } from "@/components/sign-in/drop-linked-code";
import { Alert } from "@/components/ui/alert";
import { Link } from "@/components/ui/link";
import { getSession } from "@/lib/server/auth/require-actor";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("auth.activate"))("title") };
}

/** Where a slip of paper leads: the same page for everybody, whoever opens it. */
export default async function ActivationPage() {
  const t = await getTranslations("auth");
  const isSignedIn = (await getSession()) !== null;
  return (
    <div className="mx-auto max-w-md px-4 py-8 lg:py-14">
      <h1 className="text-2xl">{t("activate.title")}</h1>
      <p className="mt-1 mb-5 text-muted">{t("activate.lead")}</p>
      {isSignedIn ? <SignOutFirst /> : <FormWithWords />}
    </div>
  );
}

/** An administrator's own session must not become somebody else's on the way. */
async function SignOutFirst() {
  const t = await getTranslations("auth.activate");
  const account = await getTranslations("admin.account");
  return (
    <div className="space-y-4">
      <DropLinkedCode />
      <Alert tone="attention" title={t("signedIn")}>
        {t("signedInHelp")}
      </Alert>
      <SignOutButton
        label={account("signOut")}
        busyLabel={account("signingOut")}
        failedText={account("signOutFailed")}
      />
    </div>
  );
}

async function FormWithWords() {
  const t = await getTranslations("auth");
  const labels = {
    username: t("username"),
    code: t("activate.code"),
    codeHint: t("activate.codeHint"),
    codeLinked: t("activate.codeLinked"),
    next: t("activate.next"),
    nextHint: t("activate.nextHint"),
    again: t("activate.again"),
    showPassword: t("showPassword"),
    hidePassword: t("hidePassword"),
    submit: t("activate.submit"),
    submitting: t("activate.submitting"),
    errorTitle: t("activate.errorTitle"),
    fault: {
      username: t("usernameMissing"),
      code: t("activate.codeShape"),
      short: t("activate.short"),
      sameAsCode: t("activate.sameAsCode"),
      differs: t("activate.differs"),
    },
    refusal: { wrong: t("activate.wrong"), tooMany: t("activate.tooMany"), offline: t("offline") },
  };
  return (
    <div className="space-y-5">
      <noscript>
        <Alert tone="danger" title={t("noScript")} />
      </noscript>
      <ActivationForm labels={labels} />
      <p>
        <Link href="/masuk" className="link">
          {t("activate.toSignIn")}
        </Link>
      </p>
    </div>
  );
}
