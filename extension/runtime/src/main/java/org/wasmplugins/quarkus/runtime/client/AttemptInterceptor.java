package org.wasmplugins.quarkus.runtime.client;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

/** Runs right behind fault tolerance, which may make several attempts, on other threads and later. */
@Abandonable
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_AFTER + 11)
public class AttemptInterceptor {

    /**
     * @param attempt one of the attempts for a call of a client
     * @return the attempt's result
     * @throws Exception any exception of the attempt
     */
    @AroundInvoke
    public Object intercept(InvocationContext attempt) throws Exception {
        var before = Attempts.makeCurrent((Attempts) attempt.getContextData().get(AbandoningInterceptor.ATTEMPTS));
        try {
            return attempt.proceed();
        } finally {
            Attempts.makeCurrent(before);
        }
    }
}
