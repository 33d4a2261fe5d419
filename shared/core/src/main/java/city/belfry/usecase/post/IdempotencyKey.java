package city.belfry.usecase.post;

/**
 * Makes a repeated request harmless.
 *
 * @param caller whose key it is: keys of two callers never meet
 * @param key as the caller chose it
 * @param bodyHash SHA-256 of the request's body, in hex
 */
public record IdempotencyKey(String caller, String key, String bodyHash) {}
