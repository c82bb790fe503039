import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { GlassBar } from "@/components/glass/glass-bar";
import { Alert } from "@/components/ui/alert";
import { Link } from "@/components/ui/link";
import { Toaster } from "@/components/ui/toaster";
import { ERROR_CODES } from "@/lib/domain/error/error-code";
import { formatNumber } from "@/lib/i18n/formats";
import type { ActorView } from "./actor-view";
import { AppHeader } from "./app-header";
import { BottomNav } from "./bottom-nav";
import { type ErrorTexts, ErrorTextsProvider } from "./error-texts";
import { Footer } from "./footer";
import { GrantSwitcher } from "./grant-switcher";
import { LocaleToggle } from "./locale-toggle";
import { FIELD_MODE, type NavItem } from "./nav";
import type { NavLinkView } from "./nav-links";
import { SideNav } from "./side-nav";
import { SignOutButton } from "./sign-out-button";
import { MAIN_ID, SkipLink } from "./skip-link";
import { UserMenu } from "./user-menu";

export interface PortalShellProps {
  readonly actor: ActorView;
  /** Not awaited by the shell: what it counts must not hold up the page. */
  readonly nav: Promise<readonly NavItem[]>;
  readonly children: ReactNode;
}

async function errorTexts(): Promise<ErrorTexts> {
  const t = await getTranslations("errors");
  const texts: Partial<Record<(typeof ERROR_CODES)[number], { what: string; todo: string }>> = {};
  for (const code of ERROR_CODES) texts[code] = { what: t(`code.${code}.what`), todo: t(`code.${code}.todo`) };
  return texts as ErrorTexts;
}

async function navLinks(nav: Promise<readonly NavItem[]>): Promise<NavLinkView[]> {
  const t = await getTranslations("nav");
  const locale = await getLocale();
  return (await nav).map(({ href, labelKey, icon, badge }) => ({
    href,
    icon,
    label: t(labelKey),
    isApart: href === FIELD_MODE,
    ...(badge ? { badge: { figure: formatNumber(badge, locale), label: t("waiting", { count: badge }) } } : {}),
  }));
}

async function SideMenu({ label, links }: { readonly label: string; readonly links: Promise<NavLinkView[]> }) {
  return <SideNav label={label} items={await links} />;
}

async function BottomMenu(props: {
  readonly label: string;
  readonly moreLabel: string;
  readonly links: Promise<NavLinkView[]>;
}) {
  return <BottomNav label={props.label} moreLabel={props.moreLabel} items={await props.links} />;
}

/** What stands around every signed-in page. */
export async function PortalShell({ actor, nav, children }: PortalShellProps) {
  const t = await getTranslations("nav");
  const common = await getTranslations("common");
  const delegation = await getTranslations("delegation");
  const texts = await errorTexts();
  const links = navLinks(nav);
  return (
    <ErrorTextsProvider texts={texts}>
      <SkipLink label={common("skipToContent")} />
      <AppHeader actor={actor} appName={common("appName")} homeHref="/beranda" actingAsLabel={t("actingAs")}>
        <UserMenu
          displayName={actor.displayName}
          label={t("userMenu", { name: actor.displayName })}
          shortLabel={t("accountShort")}
          accountLabel={t("account")}
        >
          {actor.grants.length > 1 ? (
            <GrantSwitcher
              grants={actor.grants}
              currentId={actor.grantId}
              title={t("switchGrant")}
              hint={t("switchGrantHint")}
              currentLabel={t("current")}
              busyLabel={t("switching")}
            />
          ) : null}
          <LocaleToggle
            className="w-full justify-center border border-edge hover:bg-laut-wash"
            grantId={actor.grantId}
          />
          <SignOutButton
            label={t("signOut")}
            busyLabel={t("signingOut")}
            failedText={`${texts.UNAVAILABLE.what} ${texts.UNAVAILABLE.todo}`}
          />
        </UserMenu>
      </AppHeader>
      <div className="lg:grid lg:grid-cols-[14.5rem_minmax(0,1fr)] print:block">
        <SideMenu label={t("main")} links={links} />
        <div className="flex min-h-[calc(100dvh-var(--header-height))] flex-col">
          <main
            id={MAIN_ID}
            tabIndex={-1}
            className="mx-auto w-full max-w-7xl flex-1 px-4 py-5 outline-none lg:px-8 lg:py-7 print:p-0"
          >
            {actor.openGlass.length === 0 ? null : <GlassBar open={actor.openGlass} />}
            {actor.level === "provisional" && !actor.isGlass ? (
              <div className="mb-5">
                <Alert tone="attention">
                  {t("provisional")}{" "}
                  {actor.isOfPost ? (
                    <Link href="/pelatihan-saya" className="link font-semibold">
                      {t("ownTraining")}
                    </Link>
                  ) : null}
                </Alert>
              </div>
            ) : null}
            {actor.standsIn === null ? null : (
              <div className="mb-5">
                <Alert>{delegation("banner", { standsIn: actor.standsIn })}</Alert>
              </div>
            )}
            {children}
          </main>
          <Footer purpose={common("purpose")} licence={common("licence")} openData={common("openData")} aboveBar />
        </div>
      </div>
      <BottomMenu label={t("main")} moreLabel={t("more")} links={links} />
      <Toaster closeLabel={common("close")} />
    </ErrorTextsProvider>
  );
}
