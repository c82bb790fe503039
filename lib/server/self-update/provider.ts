import "server-only";
import { type BaseClient, custom, generators, Issuer } from "openid-client";
import { config, type IdentityProviderConfig } from "@/lib/server/config/config";

/** How long a provider may take for one answer; a citizen waits for it. */
const TIMEOUT_MS = 5_000;
/** Keys and addresses of a provider are asked for anew after so long. */
const KNOWN_MS = 60 * 60_000;
const CLOCK_SECONDS = 30;
/** Signatures that anybody checks with a public key; the first that the provider offers is asked for, and no other taken. */
const ALGORITHMS = ["RS256", "ES256", "PS256", "EdDSA"] as const;

custom.setHttpOptionsDefaults({ timeout: TIMEOUT_MS });

/** What the portal keeps between leading somebody away and their coming back. */
export interface Errand {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

export function newErrand(): Errand {
  return { state: generators.state(), nonce: generators.nonce(), verifier: generators.codeVerifier() };
}

export function callbackAddress(): string {
  return `${config().publicUrl}/mandiri/oidc/kembali`;
}

/** Where somebody is led who signs in at the provider. */
export async function signInAddress({ state, nonce, verifier }: Errand): Promise<string> {
  const client = await clientOf(required());
  return client.authorizationUrl({
    scope: "openid",
    state,
    nonce,
    code_challenge: generators.codeChallenge(verifier),
    code_challenge_method: "S256",
  });
}

/**
 * The claim that the provider holds the NIK in, for the code that it sent somebody back with: the token's signature, issuer, audience, age and nonce are
 * checked. Null where the claim is missing. Throws for anything that is not as it should be.
 */
export async function claimOf(answer: URLSearchParams, { state, nonce, verifier }: Errand): Promise<string | null> {
  const provider = required();
  const client = await clientOf(provider);
  const tokens = await client.callback(callbackAddress(), Object.fromEntries(answer), {
    state,
    nonce,
    code_verifier: verifier,
    response_type: "code",
  });
  const told = tokens.claims()[provider.nikClaim];
  if (typeof told === "string") return told;
  if (client.issuer.metadata.userinfo_endpoint === undefined) return null;
  const more = (await client.userinfo(tokens))[provider.nikClaim];
  return typeof more === "string" ? more : null;
}

function required(): IdentityProviderConfig {
  const provider = config().identityProvider;
  if (provider === null) throw new Error("no identity provider is set");
  return provider;
}

let known: { readonly until: number; readonly client: Promise<BaseClient> } | null = null;

function clientOf(provider: IdentityProviderConfig): Promise<BaseClient> {
  if (known !== null && known.until > performance.now()) return known.client;
  const client = discover(provider);
  known = { until: performance.now() + KNOWN_MS, client };
  // One that could not be reached is asked again by the next who comes.
  client.catch(() => {
    known = null;
  });
  return client;
}

async function discover({ issuer: address, clientId, clientSecret }: IdentityProviderConfig): Promise<BaseClient> {
  const issuer = await Issuer.discover(address);
  const offered: unknown = issuer.metadata["id_token_signing_alg_values_supported"];
  const algorithm = ALGORITHMS.find((one) => Array.isArray(offered) && offered.includes(one)) ?? ALGORITHMS[0];
  const client = new issuer.Client({
    client_id: clientId,
    ...(clientSecret === null ? { token_endpoint_auth_method: "none" } : { client_secret: clientSecret }),
    redirect_uris: [callbackAddress()],
    response_types: ["code"],
    id_token_signed_response_alg: algorithm,
  });
  client[custom.clock_tolerance] = CLOCK_SECONDS;
  return client;
}
