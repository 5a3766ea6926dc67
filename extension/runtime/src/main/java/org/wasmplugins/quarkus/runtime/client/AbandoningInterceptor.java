package org.wasmplugins.quarkus.runtime.client;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

import io.smallrye.mutiny.Uni;

/** Stands right before fault tolerance, where results end for their callers. */
@Abandonable
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_AFTER + 9)
public class AbandoningInterceptor {

    static final String ATTEMPTS = Attempts.class.getName();

    /**
     * @param call the call of a client
     * @return its result, which ends what runs for it when it ends
     * @throws Exception what the call throws
     */
    @AroundInvoke
    @SuppressWarnings("unchecked") // What its subscriber makes of the items is not changed.
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
