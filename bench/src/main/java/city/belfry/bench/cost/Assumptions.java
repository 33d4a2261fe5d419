package city.belfry.bench.cost;

/**
 * What no count on one machine can tell.
 *
 * @param workSeconds how long a call of a function runs beside its waits
 * @param lambdaLogBytes what Lambda itself writes about a call
 * @param accessLogBytes what the API writes about a request
 * @param pollers how many long polls Lambda keeps open at an idle queue
 * @param pollSeconds how long each stays open
 * @param keyCallsAnHour how often a service asks the city's own key, for each thing it encrypts
 */
record Assumptions(
    double workSeconds,
    double lambdaLogBytes,
    double accessLogBytes,
    double pollers,
    double pollSeconds,
    double keyCallsAnHour) {}
