package org.wasmplugins.quarkus.runtime.client;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

import io.smallrye.mutiny.Uni;

/** Runs right before fault tolerance, where results end for their callers. */
@Abandonable
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_AFTER + 9)
public class AbandoningInterceptor {

    static final String ATTEMPTS = Attempts.class.getName();

    /**
     * @param call the call of a client
     * @return the call's result; the end of the result ends the attempts that run for it
     * @throws Exception any exception of the call
     */
    @AroundInvoke
    @SuppressWarnings("unchecked") // The items are passed on unchanged, so their type stays the same.
    public Object intercept(InvocationContext call) throws Exception {
        var attempts = new Attempts();
        call.getContextData().put(ATTEMPTS, attempts);
        if (Uni.class.isAssignableFrom(call.getMethod().getReturnType())) {
            return new AbandonedUni((Uni<Object>) call.proceed(), attempts);
        }
        attempts.wanted();
        var result = new CompletableFuture<Object>();
        result.whenComplete((value, failure) -> attempts.left());
        ((CompletionStage<Object>) call.proceed()).whenComplete((value, failure) -> {
            if (failure == null) {
                result.complete(value);
            } else {
                result.completeExceptionally(failure);
            }
        });
        return result;
    }
}
