import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { DemoAccounts } from "@/components/sign-in/demo-accounts";
import { SignInForm } from "@/components/sign-in/sign-in-form";
import { Alert } from "@/components/ui/alert";
import { HelpNote } from "@/components/ui/help-note";
import { Link } from "@/components/ui/link";
import { isRole } from "@/lib/domain/access/role";
import { demoAccounts } from "@/lib/server/auth/demo-accounts";
import { getSession } from "@/lib/server/auth/require-actor";
import { continuePath } from "./continue-path";

interface SignInPageProps {
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("auth"))("title") };
}

export default async function SignInPage({ searchParams }: SignInPageProps) {
  if ((await getSession()) !== null) redirect("/beranda");
  const { keluar, berakhir, lanjut } = await searchParams;
  const t = await getTranslations("auth");
  const roles = await getTranslations("roles.name");
  const accounts = await demoAccounts();
  const labels = {
    username: t("username"),
    password: t("password"),
    showPassword: t("showPassword"),
    hidePassword: t("hidePassword"),
    submit: t("submit"),
    submitting: t("submitting"),
    usernameMissing: t("usernameMissing"),
    passwordMissing: t("passwordMissing"),
    errorTitle: t("errorTitle"),
    refusal: { wrong: t("wrong"), tooMany: t("tooMany"), offline: t("offline") },
  };
  return (
    <div
      className={`mx-auto grid gap-8 px-4 py-8 lg:py-14 ${accounts ? "max-w-5xl lg:grid-cols-[26rem_1fr] lg:px-8" : "max-w-md"}`}
    >
      <div>
        <h1 className="text-2xl">{t("title")}</h1>
        <p className="mt-1 mb-5 text-muted">{t("lead")}</p>
        <div className="space-y-5">
          {keluar ? <Alert tone="success" title={t("signedOut")} /> : null}
          {berakhir ? <Alert tone="attention" title={t("sessionEnded")} /> : null}
          <noscript>
            <Alert tone="danger" title={t("noScript")} />
          </noscript>
          <SignInForm labels={labels} continueTo={continuePath(lanjut)} />
          <p>
            <Link href="/aktivasi" className="link">
              {t("first")}
            </Link>
          </p>
          <HelpNote label={t("forgotten")}>{t("forgottenHelp")}</HelpNote>
        </div>
      </div>
      {accounts ? (
        <DemoAccounts
          title={t("demoTitle")}
          lead={t("demoLead")}
          accounts={accounts.map((account) => ({
            username: account.username,
            password: account.password,
            roleLabel: isRole(account.role) ? roles(account.role) : account.role,
            regionName: account.regionName,
            useLabel: t("demoUse", { username: account.username }),
            passwordText: t("demoPassword", { password: account.password }),
          }))}
        />
      ) : null}
    </div>
  );
}
