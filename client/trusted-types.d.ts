/** The little of Trusted Types that is used here; TypeScript's DOM does not know them yet. */
interface TrustedTypesPolicyRules {
  createHTML?(html: string): string
  createScriptURL?(address: string): string
}

declare var trustedTypes:
  | {
      createPolicy(
        name: string,
        rules: TrustedTypesPolicyRules,
      ): { createHTML(html: string): { toString(): string } }
    }
  | undefined
